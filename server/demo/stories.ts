/** The demo's sessions: who met whom, when, and how it went. Times are relative to the first start. */

export type Ending =
  | "completed"
  | "no_show_mentee"
  | "no_show_mentor"
  | "no_show_both"
  | "void"
  | "cancelled_by_mentee"
  | "cancelled_late"
  | "cancelled_by_mentor"
  | "charged_back"
  | "declined"
  | "not_answered"
  | "unpaid"
  | "confirmed"
  | "requested"
  | "awaiting_payment"
  | "live";

export interface Story {
  mentor: string;
  mentee: string;
  /** Hours from now; negative is past. */
  startsIn: number;
  ending: Ending;
  /** Key of a conversation that took place. */
  conversation?: string;
}

const DAY = 24;

export const STORIES: Story[] = [
  {
    mentor: "thandeka-mokoena",
    mentee: "lerato-dube",
    startsIn: -16 * DAY,
    ending: "completed",
    conversation: "bank-interview",
  },
  { mentor: "thandeka-mokoena", mentee: "karabo-modise", startsIn: -13 * DAY, ending: "completed" },
  {
    mentor: "nomfundo-khumalo",
    mentee: "tshepo-ramaru",
    startsIn: -12 * DAY,
    ending: "completed",
    conversation: "bursary-letter",
  },
  {
    mentor: "thandeka-mokoena",
    mentee: "mihle-sontonga",
    startsIn: -11 * DAY,
    ending: "completed",
  },
  {
    mentor: "yusuf-patel",
    mentee: "farhaan-moosa",
    startsIn: -10 * DAY,
    ending: "completed",
    conversation: "cash-on-the-25th",
  },
  {
    mentor: "pieter-van-wyk",
    mentee: "lerato-dube",
    startsIn: -9 * DAY,
    ending: "cancelled_by_mentor",
  },
  {
    mentor: "gloria-maluleke",
    mentee: "thabiso-nkoane",
    startsIn: -8 * DAY,
    ending: "completed",
    conversation: "fifty-three-after-lunch",
  },
  {
    mentor: "thandeka-mokoena",
    mentee: "jaden-pretorius",
    startsIn: -7 * DAY,
    ending: "no_show_mentee",
  },
  { mentor: "bongani-zwane", mentee: "lerato-dube", startsIn: -6 * DAY, ending: "no_show_mentee" },
  {
    mentor: "johan-steyn",
    mentee: "naledi-khoza",
    startsIn: -6 * DAY - 2,
    ending: "no_show_mentor",
  },
  {
    mentor: "candice-petersen",
    mentee: "chante-williams",
    startsIn: -5 * DAY,
    ending: "completed",
    conversation: "one-page-cv",
  },
  {
    mentor: "kagiso-molefe",
    mentee: "sibusiso-mavuso",
    startsIn: -5 * DAY - 3,
    ending: "no_show_both",
  },
  { mentor: "zanele-dlamini", mentee: "aaliyah-isaacs", startsIn: -4 * DAY, ending: "void" },
  {
    mentor: "thandeka-mokoena",
    mentee: "naledi-khoza",
    startsIn: -4 * DAY - 2,
    ending: "completed",
  },
  {
    mentor: "ruan-botha",
    mentee: "lerato-dube",
    startsIn: -3 * DAY,
    ending: "cancelled_by_mentee",
  },
  { mentor: "francois-du-toit", mentee: "riaan-swanepoel", startsIn: -3 * DAY, ending: "declined" },
  {
    mentor: "hendrik-pretorius",
    mentee: "lerato-dube",
    startsIn: -2 * DAY,
    ending: "not_answered",
  },
  {
    mentor: "thandeka-mokoena",
    mentee: "riaan-swanepoel",
    startsIn: -2.5 * DAY,
    ending: "charged_back",
  },
  { mentor: "thandeka-mokoena", mentee: "chante-williams", startsIn: -30, ending: "completed" },
  { mentor: "priya-naidoo", mentee: "keshni-reddy", startsIn: -2 * DAY, ending: "unpaid" },
  { mentor: "fatima-adams", mentee: "zintle-mqhayi", startsIn: -20, ending: "cancelled_late" },
  {
    mentor: "ayesha-jacobs",
    mentee: "keshni-reddy",
    startsIn: -1.5,
    ending: "completed",
    conversation: "shop-counts",
  },
  {
    mentor: "thandeka-mokoena",
    mentee: "lerato-dube",
    startsIn: 0,
    ending: "live",
    conversation: "latest-row",
  },
  { mentor: "sipho-ndlovu", mentee: "lerato-dube", startsIn: 20, ending: "confirmed" },
  { mentor: "zanele-dlamini", mentee: "lerato-dube", startsIn: 4 * DAY, ending: "confirmed" },
  {
    mentor: "thandeka-mokoena",
    mentee: "nokuthula-mabena",
    startsIn: 2 * DAY,
    ending: "requested",
  },
  { mentor: "thandeka-mokoena", mentee: "ethan-adriaanse", startsIn: 3 * DAY, ending: "confirmed" },
  { mentor: "imraan-hoosen", mentee: "lerato-dube", startsIn: 5 * DAY, ending: "requested" },
  { mentor: "priya-naidoo", mentee: "lerato-dube", startsIn: 6 * DAY, ending: "awaiting_payment" },
];
