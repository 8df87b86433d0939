// Makes the file that a Teams administrator uploads: manifest.json with the force's ids filled in, and both icons.
//   npm run package:teams -- --app-id <Application (client) ID> --developer "<your force>" --site https://<page about it>
// Each value may stand in the environment instead (the names are in VALUES). The zip is not kept in git.
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'

const VALUES = [
  {
    name: 'appId',
    option: 'app-id',
    variable: 'TEAMS_APP_ID',
    shape: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    is: 'the Application (client) ID of the app registration, for example 00000000-0000-0000-0000-000000000000',
  },
  {
    name: 'developer',
    option: 'developer',
    variable: 'TEAMS_DEVELOPER',
    shape: /^\S.{0,31}$/,
    is: 'the name of your force, at most 32 characters',
  },
  {
    name: 'site',
    option: 'site',
    variable: 'TEAMS_SITE_URL',
    shape: /^https:\/\/\S+$/,
    is: 'the https address of a page of your force about Alongside',
  },
  {
    name: 'privacy',
    option: 'privacy-url',
    variable: 'TEAMS_PRIVACY_URL',
    shape: /^https:\/\/\S+$/,
    is: 'the https address of your privacy notice',
    like: 'site',
  },
  {
    name: 'terms',
    option: 'terms-url',
    variable: 'TEAMS_TERMS_URL',
    shape: /^https:\/\/\S+$/,
    is: 'the https address of your terms of use',
    like: 'site',
  },
]
const OUT = { option: 'out', file: 'alongside-teams.zip' }

function stop(lines, code) {
  console.error(lines.join('\n'))
  process.exit(code)
}

function readOptions() {
  const options = Object.fromEntries([...VALUES, OUT].map(({ option }) => [option, { type: 'string' }]))
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return stop(
      [
        error.message,
        `Known: ${Object.keys(options)
          .map((option) => `--${option}`)
          .join(', ')}.`,
      ],
      2,
    )
  }
}

const given = readOptions()
const values = {}
const faults = []
for (const { name, option, variable, shape, is, like } of VALUES) {
  const value = given[option] ?? process.env[variable] ?? values[like]
  if (value === undefined) faults.push(`--${option} (or ${variable}) is missing: give ${is}.`)
  else if (!shape.test(value)) faults.push(`--${option} (or ${variable}) is not right: give ${is}.`)
  values[name] = value
}
if (faults.length > 0) stop(['The Teams package was not made.', ...faults.map((fault) => `  - ${fault}`)], 1)

const inTeams = (name) => readFile(new URL(`teams/${name}`, import.meta.url))
const quoted = (text) => JSON.stringify(text).slice(1, -1)
const template = (await inTeams('manifest.json')).toString('utf8')
const manifest = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => quoted(values[name]))
const zip = zipSync({
  'manifest.json': Buffer.from(manifest),
  'color.png': await inTeams('color.png'),
  'outline.png': await inTeams('outline.png'),
})
const file = given[OUT.option] ?? OUT.file
await writeFile(file, zip)
console.log(`${file} is ready. Upload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.`)
