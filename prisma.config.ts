import { defineConfig } from 'prisma/config'

/** For the development tools only; the app opens its own connections. The host `embedded` asks the stand-in schema
 * engine for a throw-away database, so authoring and drift checks need no server. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://nobody@embedded/none' },
})
