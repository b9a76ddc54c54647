import type { Mentor } from "../types.ts";

export const accountingMentors: Mentor[] = [
  {
    key: "sipho-ndlovu",
    name: "Sipho Ndlovu",
    email: "sipho.ndlovu@mentorlink.test",
    title: "Chartered accountant",
    company: "Umkhumbi Advisory",
    years: 12,
    intro:
      "Articles are three years of your life and most people choose them in an afternoon at a " +
      "career fair. I help you compare firms properly, plan the board exams around real working " +
      "weeks, and decide what comes after.",
    helps: [
      "Choosing where to do articles",
      "A study plan for the ITC and APC",
      "Failing a board exam and going on",
      "Leaving audit without burning a bridge",
      "Reading an offer of articles clause by clause",
    ],
    bio:
      "When I failed the APC the first time, I drove from Johannesburg to my parents in Estcourt " +
      "and sat in the car outside for an hour before I went in. My mother had already heard and " +
      "had made supper. I passed on the second try with a plan of ninety minutes a day, which I " +
      "still have and will give you.\n\n" +
      "Six years in audit, then Umkhumbi Advisory, where I help family firms with their numbers. " +
      "I speak plainly about money and about stress, in English or isiZulu.",
    skills: ["articles", "board exams", "audit", "CA(SA)", "leaving audit"],
    categories: ["accounting"],
    languages: ["en", "zu"],
    priceCents: 28000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:00", end: "20:00" },
      { weekday: 5, start: "19:00", end: "21:00" },
      { weekday: 6, start: "10:30", end: "13:30" },
    ],
    minNoticeHours: 4,
    completed: 37,
    status: "approved",
  },
  {
    key: "lindiwe-mthembu",
    name: "Lindiwe Mthembu",
    email: "lindiwe.mthembu@mentorlink.test",
    title: "Tax manager",
    company: "Inkwazi Tax Partners",
    years: 10,
    intro:
      "Ask me the tax question you are embarrassed about. I work with students who want a career " +
      "in tax and with first-time freelancers who have received a letter they do not understand.",
    helps: [
      "Getting into tax from audit or a call centre",
      "Income tax for people who freelance",
      "VAT, worked through on your own invoices",
      "Preparing for a tax technical interview",
      "What a day in tax is really like",
    ],
    bio:
      "Before seven in the morning my house in Umlazi is quiet and I am at my best, which is why " +
      "my hours look as they do. I came to tax through a call centre: two hundred calls a day in " +
      "filing season from people who were frightened of a form. A supervisor noticed that mine " +
      "rang back less often than others’.\n\n" +
      "The degree came at thirty-one, by distance, with a toddler. I promise no magic, only that " +
      "by the end of the hour you will know which page to read and what to do by which date.",
    skills: ["tax", "VAT", "payroll", "moving into tax", "provisional tax"],
    categories: ["accounting"],
    languages: ["en", "zu"],
    priceCents: 34000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "06:00", end: "07:30" },
      { weekday: 4, start: "06:00", end: "07:30" },
      { weekday: 6, start: "08:00", end: "10:00" },
    ],
    minNoticeHours: 4,
    completed: 18,
    status: "approved",
  },
  {
    key: "hendrik-pretorius",
    name: "Hendrik Pretorius",
    email: "hendrik.pretorius@mentorlink.test",
    title: "Actuary",
    company: "Marlpit Reinsurance",
    years: 16,
    intro:
      "Exams took me nine years and I would plan them differently now. I help actuarial students " +
      "decide what to write, what to skip, and whether this is the right career for them at all.",
    helps: [
      "Which exams to write next, and when to stop",
      "Actuarial work without the fellowship",
      "Moving to London, and the costs of it",
      "Interviews for insurance and pensions",
      "Explaining risk to people who hate numbers",
    ],
    bio:
      "Raised on a maize farm outside Bothaville, where my father did probability every " +
      "September by looking at the sky. I qualified in Cape Town, moved to London with my wife " +
      "in 2015, and spent the first winter persuading myself that it was an adventure.\n\n" +
      "Two of the best people I ever trained gave up the exams and are happier in data work; I " +
      "helped them leave. Requests come to me by evening London time and I answer within two " +
      "days, usually with a question.",
    skills: ["actuarial exams", "working abroad", "statistics", "pensions", "career change"],
    categories: ["accounting"],
    languages: ["en", "af"],
    priceCents: 65000,
    timezone: "Europe/London",
    mode: "request",
    hours: [
      { weekday: 2, start: "18:00", end: "20:00" },
      { weekday: 4, start: "18:00", end: "20:00" },
    ],
    minNoticeHours: 24,
    completed: 12,
    status: "approved",
  },
  {
    key: "yusuf-patel",
    name: "Yusuf Patel",
    email: "yusuf.patel@mentorlink.test",
    title: "Financial manager",
    company: "Bramble & Oak Foods",
    years: 19,
    intro:
      "Cash flow kills more small companies than bad products do. If you run one, bring your " +
      "bank statement and we build thirteen weeks ahead; if you want a career in finance without " +
      "the CA route, bring your transcript.",
    helps: [
      "From bookkeeper to financial manager",
      "A cash-flow sheet for the next thirteen weeks",
      "The SAIPA route for those who missed the CA one",
      "Month end without tears",
      "Talking to a bank about a loan",
    ],
    bio:
      "I left school in Laudium to help in the family shop, counted stock until I could do it in " +
      "my sleep, and wrote my first accounting exam at twenty-six with students who called me " +
      "uncle. There was no articles contract for somebody like that, so I went through SAIPA, " +
      "one module at a time, while doing the books of half the street.\n\n" +
      "Bramble & Oak makes chutney and sauces. On Fridays I do the month end with the door open " +
      "so that the juniors can hear how the argument goes. That is roughly how I mentor, too.",
    skills: ["bookkeeping", "cash flow", "SAIPA", "small business finance", "Excel"],
    categories: ["accounting", "business"],
    languages: ["en"],
    priceCents: 30000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "20:00", end: "21:30" },
      { weekday: 2, start: "20:00", end: "21:30" },
      { weekday: 3, start: "20:00", end: "21:30" },
      { weekday: 4, start: "20:00", end: "21:30" },
      { weekday: 7, start: "09:00", end: "11:00" },
    ],
    minNoticeHours: 4,
    completed: 61,
    status: "approved",
  },
  {
    key: "tshilidzi-mudau",
    name: "Tshilidzi Mudau",
    email: "tshilidzi.mudau@mentorlink.test",
    title: "Internal audit manager",
    company: "Thengwe Mining Supplies",
    years: 13,
    intro:
      "Internal audit is a good career for people who are curious and a little stubborn. I help " +
      "graduates find a way in, write findings that hold, and stay calm when the person across " +
      "the table is not.",
    helps: [
      "Internal audit as a first career",
      "Writing a finding nobody can dispute",
      "The CIA exam while you work",
      "From the Auditor’s side to a company",
      "Saying no to a senior person",
    ],
    bio:
      "Thohoyandou taught me to greet properly and municipal audit taught me to count the tyres " +
      "myself. At twenty-four I signed off a vehicle list without walking to the yard; nine of " +
      "the vehicles did not exist. My manager could have ended my career and made me teach the " +
      "next intake about it instead.\n\n" +
      "I have told that story every January since. Write to me in English or Tshivenḓa. I will " +
      "ask you for evidence more often than you expect.",
    skills: ["internal audit", "risk", "report writing", "government finance", "CIA exam"],
    categories: ["accounting", "public-service"],
    languages: ["en", "ve"],
    priceCents: 24000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "17:30", end: "20:30" },
      { weekday: 6, start: "14:00", end: "17:00" },
    ],
    minNoticeHours: 4,
    completed: 5,
    status: "approved",
  },
];
