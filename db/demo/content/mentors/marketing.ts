import type { Mentor } from "../types.ts";

export const marketingMentors: Mentor[] = [
  {
    key: "busisiwe-nkosi",
    name: "Busisiwe Nkosi",
    email: "busisiwe.nkosi@mentorlink.test",
    title: "Brand manager",
    company: "Mbuluzi Foods",
    years: 10,
    intro:
      "Brand management looks like adverts and is mostly spreadsheets, shelves and trucks. I " +
      "help graduates get ready for programme interviews and case days at food and household " +
      "companies.",
    helps: [
      "Marketing graduate programmes",
      "A case interview about maize meal",
      "What brand managers do from nine to five",
      "Research in a spaza shop, with a notebook",
      "From sales rep to marketing",
    ],
    bio:
      "Selling airtime at the taxi rank in Barberton, I noticed that people paid more for the " +
      "vendor who remembered their name, and I wrote that down in a school exercise book. It got " +
      "me through my first interview, though by then I had been a sales rep for three years, " +
      "driving between wholesalers in a bakkie with no radio.\n\n" +
      "My one great failure is a porridge called Sunrise, of which we sold almost none. I use it " +
      "as the case in my sessions. See whether you can find what I missed.",
    skills: ["brand management", "marketing interviews", "FMCG", "case studies", "market research"],
    categories: ["marketing"],
    languages: ["en", "ss", "zu"],
    priceCents: 31000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:00", end: "20:00" },
      { weekday: 3, start: "18:00", end: "20:00" },
    ],
    minNoticeHours: 4,
    completed: 26,
    status: "approved",
  },
  {
    key: "gareth-williams",
    name: "Gareth Williams",
    email: "gareth.williams@mentorlink.test",
    title: "Copywriter",
    company: "Plain Sailing Words",
    years: 20,
    intro:
      "Anything under five hundred words can be made better in an hour. Bring a cover letter, a " +
      "web page, a pitch or an article, and I will edit it in front of you and say why.",
    helps: [
      "One page of your writing, edited line by line",
      "Living on words: rates, clients, droughts",
      "Journalism to copy, and what you keep",
      "Cover letters with no adjectives",
      "A writing portfolio when nobody has paid you",
    ],
    bio:
      "For eight years I was a reporter in Gqeberha, until the newspaper closed on a Wednesday " +
      "and asked us to write about it for the Thursday. I wrote four hundred words, the best I " +
      "had ever done, and it was the last thing they printed. Afterwards I discovered that a " +
      "landlord does not accept clippings.\n\n" +
      "Copywriting feeds me now. I am fussy about commas, cheerful about everything else, and " +
      "accept requests from beginners at least as gladly as from professionals.",
    skills: ["copywriting", "editing", "cover letters", "freelance writing", "journalism"],
    categories: ["marketing"],
    languages: ["en"],
    priceCents: 42000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 2, start: "10:00", end: "12:00" },
      { weekday: 4, start: "10:00", end: "12:00" },
      { weekday: 6, start: "10:00", end: "11:00" },
    ],
    minNoticeHours: 12,
    completed: 36,
    status: "approved",
  },
  {
    key: "shanice-pillay",
    name: "Shanice Pillay",
    email: "shanice.pillay@mentorlink.test",
    title: "Performance marketer",
    company: "Nineteen Gulls Media",
    years: 5,
    intro:
      "With five hundred rand and a phone you can run a campaign that proves you can do this " +
      "job. I help you plan it, measure it honestly, and write it up for an employer.",
    helps: [
      "Your first campaign with R 500",
      "Numbers to put on a marketing CV",
      "Social media for a family business",
      "Certificates worth the time, and the others",
      "Freelance retainers",
    ],
    bio:
      "In Tongaat my parents sell saris, and during lockdown I put them online with a ring light " +
      "and no idea. We spent R 3 000 on advertisements that were shown, as it turned out, mostly " +
      "to people in Brazil. After that I read every settings page twice. The shop now sends " +
      "parcels to Bloemfontein and Botswana.\n\n" +
      "Five years in this work is not long, so I remember what was confusing. I share my screen " +
      "notes in text, with the sums, and tell you when I do not know.",
    skills: ["digital marketing", "social media", "analytics", "small budgets", "e-commerce"],
    categories: ["marketing", "software"],
    languages: ["en"],
    priceCents: 20000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "19:00", end: "21:00" },
      { weekday: 5, start: "18:00", end: "20:00" },
      { weekday: 7, start: "17:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 19,
    status: "approved",
  },
  {
    key: "oratile-seleka",
    name: "Oratile Seleka",
    email: "oratile.seleka@mentorlink.test",
    title: "Public relations officer",
    company: "Letlhaku Communications",
    years: 8,
    intro:
      "Journalists delete most press releases at the first line. I used to be one of those " +
      "journalists, at a community station, and I help students and small organisations write " +
      "the line that is not deleted.",
    helps: [
      "A press release that a journalist keeps",
      "Speaking on radio without saying “um”",
      "Communications work in government",
      "Events on almost nothing",
      "When something goes wrong in public",
    ],
    bio:
      "On air in Taung at nineteen I announced a funeral on the wrong Saturday, and forty people " +
      "came to a house where a woman was washing her curtains. She fed them. I have checked " +
      "every date three times since, and I have never again thought of communication as " +
      "talking.\n\n" +
      "Letlhaku looks after clinics, schools and one football club. My way is rehearsal: I play " +
      "the difficult reporter, you answer, and we do it again until your shoulders come down.",
    skills: [
      "public relations",
      "press releases",
      "media interviews",
      "events",
      "crisis communication",
    ],
    categories: ["marketing", "public-service"],
    languages: ["en", "tn"],
    priceCents: 22000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "17:00", end: "19:00" },
      { weekday: 6, start: "10:00", end: "12:00" },
    ],
    minNoticeHours: 4,
    completed: 0,
    status: "pending",
  },
  {
    key: "themba-mahlangu",
    name: "Themba Mahlangu",
    email: "themba.mahlangu@mentorlink.test",
    title: "Radio producer",
    company: "Ilitje Community Radio",
    years: 18,
    intro:
      "Radio still reaches more people than any screen in this country. I help beginners make a " +
      "demo, write for the ear, and get a first slot at a community station, even if it is at " +
      "four in the morning.",
    helps: [
      "A demo under two minutes",
      "Podcasts made with one phone",
      "Asking questions on air and listening",
      "Community radio as a way into media",
      "Advertising scripts in your own language",
    ],
    bio:
      "IsiNdebele was the language we were told to leave at the school gate in KwaMhlanga, so I " +
      "made it my living. I began by carrying cables. When a presenter’s car broke down I was " +
      "given the microphone for eleven minutes, said everything I knew in three, and filled the " +
      "other eight by asking the security guard about his goats.\n\n" +
      "He was wonderful, and I have been an interviewer ever since. Send me an audio link and I " +
      "will answer with time codes.",
    skills: ["radio", "podcasting", "scriptwriting", "interviewing", "media internships"],
    categories: ["marketing", "design"],
    languages: ["en", "nr", "zu"],
    priceCents: 14000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "12:00", end: "14:00" },
      { weekday: 2, start: "12:00", end: "14:00" },
      { weekday: 3, start: "12:00", end: "14:00" },
      { weekday: 6, start: "18:00", end: "20:00" },
    ],
    minNoticeHours: 4,
    completed: 3,
    status: "approved",
  },
];
