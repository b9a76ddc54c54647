import type { Mentor } from "../types.ts";

export const businessMentors: Mentor[] = [
  {
    key: "johan-steyn",
    name: "Johan Steyn",
    email: "johan.steyn@mentorlink.test",
    title: "Product manager",
    company: "Karoo Mobile",
    years: 13,
    intro:
      "Four years on a support desk taught me more about products than any course since. If you " +
      "answer tickets today and want to decide what gets built, I can show you the route that I " +
      "took and two shorter ones.",
    helps: [
      "From support desk to product",
      "Case interviews, timed and scored",
      "One page that says what to build and why",
      "Saying no to a sales director",
      "Product jobs outside the big cities",
    ],
    bio:
      "Prieska to Stellenbosch is seven hours by car and I dropped out after three terms, so the " +
      "trip home felt longer. The support desk at Karoo Mobile was meant to be a winter job. I " +
      "began to write down every complaint with a number beside it, for how many people and how " +
      "often, and one day the product head asked where those numbers came from.\n\n" +
      "Early mornings are my quiet time. Ask for an hour and give me the problem in two lines; " +
      "my answer comes within two days. In the session I will play the difficult stakeholder, " +
      "with some enjoyment.",
    skills: [
      "product management",
      "case interviews",
      "support to product",
      "customer research",
      "roadmaps",
    ],
    categories: ["business", "software"],
    languages: ["en", "af"],
    priceCents: 42000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 2, start: "07:00", end: "08:30" },
      { weekday: 2, start: "17:00", end: "18:00" },
      { weekday: 4, start: "07:00", end: "08:30" },
    ],
    minNoticeHours: 12,
    completed: 27,
    status: "approved",
  },
  {
    key: "nandi-shabangu",
    name: "Nandi Shabangu",
    email: "nandi.shabangu@mentorlink.test",
    title: "Founder and baker",
    company: "Sinkhwa Bakehouse",
    years: 9,
    intro:
      "Bring me your recipe, your price and your last ten sales, and I can usually tell you " +
      "within the hour whether you have a business or an expensive hobby. Both are allowed, but " +
      "you should know.",
    helps: [
      "What your product costs you to make",
      "Your first employee",
      "Supplying a supermarket, and when not to",
      "Registering a company without an agent",
      "Growing on your own cash",
    ],
    bio:
      "Every loaf I sold in my first year lost me sixty cents. I was so proud of being busy that " +
      "I did not count the gas. My sister, who drives trucks and respects no one, did the sum on " +
      "a flour bag in our yard in Kanyamazane and pinned it above the oven.\n\n" +
      "Today there are nineteen of us, and the flour bag is framed. I finish baking at noon and " +
      "mentor in the afternoon, slightly floury, one founder at a time. I like a stubborn " +
      "question.",
    skills: ["starting a business", "food business", "pricing", "hiring", "suppliers"],
    categories: ["business", "trades"],
    languages: ["en", "ss", "zu"],
    priceCents: 22000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "13:00", end: "15:00" },
      { weekday: 2, start: "13:00", end: "15:00" },
      { weekday: 3, start: "13:00", end: "15:00" },
    ],
    minNoticeHours: 12,
    completed: 40,
    status: "approved",
  },
  {
    key: "imraan-hoosen",
    name: "Imraan Hoosen",
    email: "imraan.hoosen@mentorlink.test",
    title: "Supply chain director",
    company: "Kingfisher Cold Logistics",
    years: 24,
    intro:
      "Supply chain is where an economy is won or lost, and it hires from every degree there is. " +
      "I mentor people in their first management post, and those weighing up an MBA against two " +
      "more years of work.",
    helps: [
      "Logistics careers, from the warehouse up",
      "Negotiating with a supplier twice your size",
      "MBA: when, where and whether",
      "Running operations at thirty",
      "Your first hundred days in a senior post",
    ],
    bio:
      "Picking boxes in a Phoenix warehouse on the night shift, I could not understand why the " +
      "fast movers were kept at the back. I asked. The manager said that they had always been " +
      "there, then thought for a while, and let me move them. We finished an hour earlier and he " +
      "put me on days.\n\n" +
      "Not all of it went upward: I have closed a depot, told two hundred and six people, and " +
      "got the manner of it wrong. I read what you send, ask hard questions and reply to " +
      "requests on Sundays.",
    skills: ["supply chain", "logistics", "operations", "negotiation", "MBA decisions"],
    categories: ["business", "engineering"],
    languages: ["en", "zu"],
    priceCents: 80000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 1, start: "06:00", end: "07:00" },
      { weekday: 5, start: "06:00", end: "07:00" },
      { weekday: 6, start: "06:00", end: "08:00" },
    ],
    minNoticeHours: 48,
    completed: 5,
    status: "approved",
  },
  {
    key: "candice-petersen",
    name: "Candice Petersen",
    email: "candice.petersen@mentorlink.test",
    title: "Recruiter and HR manager",
    company: "Swartberg People Partners",
    years: 11,
    intro:
      "Send me the CV that has not been working and one advert you wanted. In an hour we make " +
      "one page that answers that advert, and you learn how to do it for the next.",
    helps: [
      "A CV of one page, rewritten together",
      "What recruiters search for, literally",
      "Interviews by phone and video",
      "“What is your expected salary?”",
      "A job search that does not eat you alive",
    ],
    bio:
      "I have read something like sixty thousand CVs, and for a full year mine was the one that " +
      "nobody answered. It was 2014, in Oudtshoorn, and I had put my matric subjects on page one " +
      "and three years of running a guest farm’s office on page two. A stranger on a bus turned " +
      "the pages over. She is godmother to my son.\n\n" +
      "Recruitment taught me how little time anyone spends on you: about eight seconds. We use " +
      "all eight. My style is quick and cheerful, and I never rewrite your story so that it is " +
      "no longer yours.",
    skills: ["CV writing", "first job", "interviews", "recruitment", "salary negotiation"],
    categories: ["business", "marketing"],
    languages: ["en", "af"],
    priceCents: 19000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:00", end: "20:00" },
      { weekday: 3, start: "18:00", end: "20:00" },
      { weekday: 4, start: "12:00", end: "13:00" },
      { weekday: 7, start: "17:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 80,
    status: "approved",
  },
  {
    key: "thabang-motaung",
    name: "Thabang Motaung",
    email: "thabang.motaung@mentorlink.test",
    title: "Investment associate",
    company: "Morula Seed Partners",
    years: 3,
    intro:
      "Founders see perhaps five investors in a year and I see five founders in a day. I can " +
      "show you how a deck is read on our side, where we stop, and what we say once you have " +
      "left the room.",
    helps: [
      "A pitch deck of ten pages",
      "What investors check before they answer",
      "A model with three assumptions",
      "Shares, and giving away too many",
      "Accelerators compared",
    ],
    bio:
      "Law was the plan in Kroonstad and finance the accident: a summer job at a stokvel " +
      "federation, where I saw forty women run a fund with better discipline than most companies " +
      "I have met since. I studied investment management and joined Morula as its fourth " +
      "employee.\n\n" +
      "I have turned down more than I have backed and been wrong in both directions. What I " +
      "offer is an insider’s reading of your numbers, and no introduction to my employer.",
    skills: ["fundraising", "pitch decks", "start-ups", "valuation", "financial models"],
    categories: ["business", "accounting"],
    languages: ["en", "st"],
    priceCents: 120000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "08:00", end: "17:00" },
      { weekday: 3, start: "08:00", end: "17:00" },
    ],
    minNoticeHours: 4,
    completed: 0,
    status: "rejected",
  },
];
