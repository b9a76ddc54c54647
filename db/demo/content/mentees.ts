import type { Mentee } from "./types.ts";

/** Everyone who books hours. The first one is the demo account. */
export const mentees: Mentee[] = [
  {
    key: "lerato-dube",
    name: "Lerato Dube",
    email: "mentee@mentorlink.test",
    stage: "studying",
    about:
      "Final-year computer science. I built a queue for the clinic in our street, and on 2 " +
      "December I have a second interview at a bank. I know my work, but I freeze when somebody " +
      "says “tell us about it”.",
    interests: ["software", "business"],
    languages: ["en", "zu", "st"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "karabo-modise",
    name: "Karabo Modise",
    email: "karabo.modise@mentorlink.test",
    stage: "graduated",
    about:
      "BSc in IT, finished last year. I have written eleven coding tests and passed two. I think " +
      "I stop talking when I start thinking, and they take that for not knowing.",
    interests: ["software"],
    languages: ["en", "tn"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "mihle-sontonga",
    name: "Mihle Sontonga",
    email: "mihle.sontonga@mentorlink.test",
    stage: "studying",
    about:
      "Third-year information systems in East London. I like the part of software where you sit " +
      "next to the person who uses it. I do not know what that job is called.",
    interests: ["software", "design"],
    languages: ["en", "xh"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "tshepo-ramaru",
    name: "Tshepo Ramaru",
    email: "tshepo.ramaru@mentorlink.test",
    stage: "studying",
    about:
      "Civil engineering, third year, looking for vacation work. My marks are average in " +
      "structures and good in water. Forty letters sent, three answers, all of them polite.",
    interests: ["engineering"],
    languages: ["en", "nso"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "chante-williams",
    name: "Chanté Williams",
    email: "chante.williams@mentorlink.test",
    stage: "early_career",
    about:
      "Eight months into my first job, doing social media for a furniture chain. I am the whole " +
      "department and nobody can tell me whether I am doing it well.",
    interests: ["marketing", "business"],
    languages: ["en", "af"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "jaden-pretorius",
    name: "Jaden Pretorius",
    email: "jaden.pretorius@mentorlink.test",
    stage: "graduated",
    about:
      "BCom Accounting, and I missed the cut for the postgraduate diploma by two per cent. I " +
      "need to decide by January whether to repeat, go another route, or start to work.",
    interests: ["accounting"],
    languages: ["en", "af"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "naledi-khoza",
    name: "Naledi Khoza",
    email: "naledi.khoza@mentorlink.test",
    stage: "studying",
    about:
      "Fifth-year medicine. I have to rank hospitals for internship soon and everyone’s advice " +
      "is about their own hospital.",
    interests: ["health"],
    languages: ["en", "zu", "ts"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "sibusiso-mavuso",
    name: "Sibusiso Mavuso",
    email: "sibusiso.mavuso@mentorlink.test",
    stage: "early_career",
    about:
      "Assistant to an electrician in Mbombela for three years. I want to do my trade test next " +
      "year and then not be an assistant any more.",
    interests: ["trades", "business"],
    languages: ["en", "ss", "zu"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "aaliyah-isaacs",
    name: "Aaliyah Isaacs",
    email: "aaliyah.isaacs@mentorlink.test",
    stage: "studying",
    about:
      "LLB, fourth year. First in the family to study, so nobody I know has ever done articles. " +
      "My marks are fine; my letters sound like somebody else.",
    interests: ["law"],
    languages: ["en", "af"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "mulalo-ramabulana",
    name: "Mulalo Ramabulana",
    email: "mulalo.ramabulana@mentorlink.test",
    stage: "graduated",
    about:
      "Diploma in crop production. My aunt has let me use one hectare near Levubu, and I would " +
      "like to not lose her money.",
    interests: ["agriculture", "business"],
    languages: ["en", "ve"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "thabiso-nkoane",
    name: "Thabiso Nkoane",
    email: "thabiso.nkoane@mentorlink.test",
    stage: "early_career",
    about:
      "In my first year as a mathematics teacher, with fifty-three grade eights after lunch. I " +
      "love the subject and I am tired by Tuesday.",
    interests: ["teaching"],
    languages: ["en", "st"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "nokuthula-mabena",
    name: "Nokuthula Mabena",
    email: "nokuthula.mabena@mentorlink.test",
    stage: "studying",
    about:
      "N3 at a TVET college in Middelburg, fitting and turning. I am looking for an " +
      "apprenticeship and I am the only woman in my class.",
    interests: ["trades", "engineering"],
    languages: ["en", "nr", "zu"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "riaan-swanepoel",
    name: "Riaan Swanepoel",
    email: "riaan.swanepoel@mentorlink.test",
    stage: "early_career",
    about:
      "Geography graduate on a one-year contract at a municipality. The contract ends in March. " +
      "I write reports and I suspect that nobody reads them.",
    interests: ["public-service", "agriculture"],
    languages: ["en", "af"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "keshni-reddy",
    name: "Keshni Reddy",
    email: "keshni.reddy@mentorlink.test",
    stage: "graduated",
    about:
      "Honours in psychology and no place in a master’s. A friend says that I should look at " +
      "user research. I have never made a portfolio.",
    interests: ["design", "health"],
    languages: ["en"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "vutlhari-baloyi",
    name: "Vutlhari Baloyi",
    email: "vutlhari.baloyi@mentorlink.test",
    stage: "studying",
    about:
      "Second-year internal auditing by distance, while I work at a filling station in Tzaneen. " +
      "I study between three and five in the morning.",
    interests: ["accounting", "public-service"],
    languages: ["en", "ts"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "zintle-mqhayi",
    name: "Zintle Mqhayi",
    email: "zintle.mqhayi@mentorlink.test",
    stage: "graduated",
    about:
      "Journalism degree, two unpaid internships, no third one please. I speak better than I " +
      "write and I would like to be on radio.",
    interests: ["marketing"],
    languages: ["en", "xh"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "ethan-adriaanse",
    name: "Ethan Adriaanse",
    email: "ethan.adriaanse@mentorlink.test",
    stage: "early_career",
    about:
      "Junior data analyst at an insurer. My dashboards are correct and unloved. I would like to " +
      "learn how to be asked for the next one.",
    interests: ["software", "accounting"],
    languages: ["en", "af"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "nonhlanhla-sibiya",
    name: "Nonhlanhla Sibiya",
    email: "nonhlanhla.sibiya@mentorlink.test",
    stage: "studying",
    about:
      "Bachelor of Education, foundation phase. My second teaching practice begins in February, " +
      "at a school with more children than chairs.",
    interests: ["teaching", "public-service"],
    languages: ["en", "zu"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "kgothatso-lekalakala",
    name: "Kgothatso Lekalakala",
    email: "kgothatso.lekalakala@mentorlink.test",
    stage: "graduated",
    about:
      "Chemical engineering, finished in June. Two offers: a brewery in town, and a mine that " +
      "pays more and is nine hours from everyone I know.",
    interests: ["engineering", "agriculture"],
    languages: ["en", "nso", "tn"],
    timezone: "Africa/Johannesburg",
  },
  {
    key: "farhaan-moosa",
    name: "Farhaan Moosa",
    email: "farhaan.moosa@mentorlink.test",
    stage: "early_career",
    about:
      "I run a two-person courier service in Lenasia with a cousin. We are busy every day and " +
      "there is nothing in the account on the 25th.",
    interests: ["business", "law"],
    languages: ["en"],
    timezone: "Africa/Johannesburg",
  },
];
