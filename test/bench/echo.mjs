// The measure of the bench: Slack's own library, one slash command, one line acknowledged, nothing else.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'

const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  endpoints: '/slack/commands',
  logLevel: LogLevel.ERROR,
})
const app = new App({
  receiver,
  token: process.env.SLACK_BOT_TOKEN,
  botId: 'B0BENCH',
  botUserId: 'U0BENCH',
  tokenVerificationEnabled: false,
  logLevel: LogLevel.ERROR,
})
app.command('/wellbeing', async ({ ack, command }) => {
  await ack({ response_type: 'ephemeral', text: `echo: ${command.text}` })
})
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' })
