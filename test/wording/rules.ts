/** What no text of ours says. `caught` are sentences that the rule must refuse; `fine` come near and are right. */
export type WordingRule = { name: string; refuses: RegExp; caught: readonly string[]; fine: readonly string[] }

export const WORDING_RULES: readonly WordingRule[] = [
  {
    name: 'blames or grades a death',
    refuses:
      /commit(s|ted|ting)?[\s-]+suicide|\b(failed|successful|unsuccessful|completed)\s+(suicide|attempt)|attempted suicide|suicide (attempt|bid|victim|epidemic)/i,
    caught: ['He committed suicide.', 'a failed attempt', 'after a successful suicide', 'committing  suicide'],
    fine: ['She died by suicide.', 'He ended his life.', 'The attempt to save the file failed.'],
  },
  {
    name: 'is cheerful, thanks for sharing, or pleads',
    refuses:
      /reach(ed|es|ing)?[\s-]+out|thank(s| you) for|sorry to hear|we(['’]re| are) (always )?here for you|you(['’]re| are) not alone|don['’]t worry|cheer up|stay (strong|positive)|well done|great (job|news)|congratulations|happy to help|hang in there/i,
    caught: [
      'Reach out today.',
      'Thanks for sharing',
      'We’re here for you',
      'You are not alone.',
      'Don’t worry about it',
    ],
    fine: ['Tell the duty inspector.', 'The lines are here for you as well.', 'You are not the only copy.'],
  },
  {
    name: 'promises confidentiality',
    refuses:
      /100 ?%|\b(completely|totally|fully|strictly|entirely|absolutely) (confidential|anonymous|private)|\bconfidential(ity)?\b|no[\s-]one will (ever )?(know|find out)|stays? between us/i,
    caught: ['It is 100% private.', 'strictly confidential', 'a confidential line', 'No one will ever know.'],
    fine: ['Alongside keeps nothing of this and tells nobody that you asked.', 'Ask what they must pass on.'],
  },
  {
    name: 'reassures that somebody is safe or that it will pass',
    refuses:
      /\byou(['’]re| are) (now )?safe\b|everything will be|it(['’]ll| will) (all )?be (ok|okay|fine|all right)|it (gets|will get) better|nothing to worry|no need to worry|you(['’]ll| will) be (ok|okay|fine)/i,
    caught: ['You are safe now.', 'It will be okay', 'It gets better.', 'You will be fine'],
    fine: ['I am not safe and I need someone with me.', 'Stay with them if it is safe for you to stay.'],
  },
  {
    name: 'says that there is nothing',
    refuses: /\bno (results|matches|services)\b|nothing (was )?found|could not find any(thing)?/i,
    caught: ['No results.', 'Nothing found', 'We could not find anything'],
    fine: ['Nothing is due this week.', 'Everything there is stands below.'],
  },
  {
    name: 'names a method, or speaks of death as a way out',
    refuses:
      /\b(hang(s|ed|ing)?|overdos(e|ed|ing)|jump(s|ed|ing)?|ligature|noose|painless|quick way|easy way|way out|slit|gunshot)\b|solution to (your|their|the) (pain|problems?)/i,
    caught: ['An overdose of tablets', 'It is painless.', 'after jumping', 'an easy way'],
    fine: ['Do not hand it over.', 'A change of duty', 'the quickest way to treatment'],
  },
  {
    name: 'diagnoses or scores',
    refuses:
      /\bdiagnosed (you|as|with)\b|\bdiagnosis of\b|\b(your|risk|wellbeing|stress) (score|level)\b|symptoms suggest|you (may|might|seem to|appear to) (have|be) (?!to\b)(ptsd|depress|anxi|burn|suffer|an? |ill\b|unwell)/i,
    caught: [
      'Your risk score is high.',
      'You may have PTSD.',
      'Your symptoms suggest burnout',
      'You seem to be depressed',
    ],
    fine: ['You may have to act.', 'No diagnosis is needed.', 'Ask for a change without a diagnosis.'],
  },
  {
    name: 'shouts or smiles',
    refuses: /[\p{L}\p{N})]!(?=["’'”)]*(\s|$))|(?![\u00A9\u00AE\u2122])\p{Extended_Pictographic}/u,
    caught: ['Saved!', 'Well, hello!', 'Done 🙂', 'Take care ❤'],
    fine: ['Saved.', 'Is this right?', 'a !== b'],
  },
  {
    name: 'calls somebody stupid',
    refuses: /do anything (stupid|silly|daft|rash)|\b(selfish|coward|attention[\s-]seeking|snap out of)\b/i,
    caught: ['Don’t do anything stupid', 'It is attention seeking', 'Snap out of it'],
    fine: ['Do not name an illness for them.'],
  },
  {
    name: 'gives legal or misconduct advice',
    refuses:
      /\b(do not|don['’]t|never) (answer|sign|say anything|admit)\b|you should (appeal|plead|resign|refuse|sue)|\byou (will|would) (win|lose) (the|your)\b/i,
    caught: ['Do not sign anything.', 'You should appeal.', 'Don’t admit it'],
    fine: ['Do not ask what happened.', 'Your Federation can advise you.'],
  },
  {
    name: 'asks for an account of an incident or of an allegation',
    refuses:
      /\b(tell|describe|write)( \w+)? (what happened|the incident|the allegation)|what (exactly )?happened\?|details of (the|your) (incident|allegation)/i,
    caught: ['Tell us what happened.', 'Describe the incident', 'What happened?', 'Give details of the incident.'],
    fine: ['Do not ask what happened.', 'Type what is going on, in your own words.'],
  },
  {
    name: 'says that asking is told to somebody, or refers without a word',
    refuses:
      /\bwe (have|will) (told|tell|inform|notify|refer)|(your manager|HR|PSD|professional standards) (has been|will be) (told|informed|notified)|you have been referred/i,
    caught: ['We have told your manager.', 'HR will be informed.', 'You have been referred.'],
    fine: ['Nobody is told that you asked.', 'You can ask your line manager to refer you.'],
  },
  {
    name: 'speaks of fitness for duty or a firearms authority',
    refuses: /\bfit(ness)? for duty\b|firearms (authori[st]|licen)|\bvetting\b/i,
    caught: ['This may affect your fitness for duty.', 'your firearms authority'],
    fine: ['a note on what work is right for you', 'firearms officers and their families'],
  },
  {
    name: 'is not plain English (GOV.UK)',
    refuses:
      /\b(e\.g\.|i\.e\.|(etc|via|utili[sz]e|in order to|click here|and\/or|going forward|do not hesitate|kindly|leverage|empower|prior to|commence)\b)/i,
    caught: ['Contact us via the intranet.', 'e.g. a chaplain', 'in order to help'],
    fine: ['for example a chaplain', 'to help you'],
  },
  {
    name: 'is American',
    refuses:
      /\b(counsel(ing|or)s?|behaviors?|colors?|organiz\w+|(assistance|support|wellbeing|treatment) programs?|realiz\w+|center)\b/,
    caught: ['a counselor', 'an assistance program'],
    fine: ['a counsellor', 'an assistance programme'],
  },
]

/** The same for the Welsh. */
export const WELSH_RULES: readonly WordingRule[] = [
  {
    name: 'yn beio neu’n graddio marwolaeth',
    refuses: /cyflawni hunanladdiad|ymgais (lwyddiannus|aflwyddiannus)/i,
    caught: ['Roedd wedi cyflawni hunanladdiad.'],
    fine: ['rhoi diwedd ar eich bywyd'],
  },
  {
    name: 'yn addo cyfrinachedd neu ddiogelwch',
    refuses: /\bcyfrinachol\b|cyfrinachedd|rydych (chi’n|chi'n|yn) ddiogel|bydd popeth yn iawn|peidiwch â phoeni/i,
    caught: ['Mae’n gwbl cyfrinachol.', 'Rydych chi’n ddiogel.'],
    fine: ['Dydw i ddim yn ddiogel ac mae angen rhywun gyda fi.'],
  },
  {
    name: 'yn gweiddi neu’n gwenu',
    refuses: /[\p{L}\p{N})]!(?=["’'”)]*(\s|$))|(?![\u00A9\u00AE\u2122])\p{Extended_Pictographic}/u,
    caught: ['Diolch!'],
    fine: ['Diolch.'],
  },
]
