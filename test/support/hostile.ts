/** What a person can type, or an import can bring, that means something to one of the platforms. */
export const HOSTILE: readonly string[] = [
  '<!channel> <!here> <@U123ABC> <#C123ABC|general> <!subteam^S1|all>',
  '@here @channel @everyone #general',
  '<at>Everyone</at> <at id="1">All</at>',
  '*bold* _italic_ ~struck~ `code` ```block``` **strong** __strong__ ~~gone~~',
  '<https://evil.example|Samaritans> [Samaritans](https://evil.example) ![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example mailto:evil@evil.example javascript:alert(1)',
  '# heading\n## heading\n- item\n* item\n+ item\n1. item\n1) item\n> quote\n---\n===\n    code',
  '<script>alert(1)</script><img src=x onerror=alert(1)><b>"quoted" & \'quoted\'</b>',
  '{{DATE(2026-11-22T06:08:39Z, SHORT)}} {{TIME(2026-11-22T06:08:39Z)}} $\u007Btitle\u007D {{name}} %s %n',
  '&lt;b&gt; &amp;lt; &#60; &nbsp; &copy; &',
  ':smile: :sob: :+1: :skin-tone-2:',
  '</textarea></select></form></dl>" autofocus onfocus="alert(1)',
  '=1+1 +1 -1 \\* \\_ \\[ \\\\ | ^',
]

/** With what is left of each once the characters that act are gone. */
export const ACTING: readonly (readonly [typed: string, shown: string])[] = [
  ['call \u202E321 611\u202C now', 'call 321 611 now'],
  ['\u2066a\u2069 \u200Fb\u200E \u061Cc', 'a b c'],
  ['zero\u200Bwidth\u2060join\uFEFFed so\u00ADft', 'zerowidthjoined soft'],
  ['tag\u{E0041}\u{E0042}ged', 'tagged'],
  ['nul\u0000 bell\u0007 esc\u001B[31m', 'nul bell esc[31m'],
  ['half \uD83D surrogate', 'half \uFFFD surrogate'],
  ['pay\u200Dpal\u200C', 'paypal'],
]

/** Nothing of these may change. */
export const WORDS: readonly string[] = [
  'Llŷn, Tŷ Ddewi, Ŵyr, Ynys Môn – sut ydych chi?',
  'שלום עולם 116 123',
  'السلام عليكم 999',
  'می\u200Cخواهم',
  'नमस्ते क्\u200Dष',
  '👩🏽‍🚒 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏳️‍🌈 1️⃣',
  'O’Neill-Ó Súilleabháin (née Żółć)',
  '李小龍, 山田太郎',
]
