import { accountingMentors } from "./mentors/accounting.ts";
import { agricultureMentors } from "./mentors/agriculture.ts";
import { businessMentors } from "./mentors/business.ts";
import { designMentors } from "./mentors/design.ts";
import { engineeringMentors } from "./mentors/engineering.ts";
import { healthMentors } from "./mentors/health.ts";
import { lawMentors } from "./mentors/law.ts";
import { marketingMentors } from "./mentors/marketing.ts";
import { publicServiceMentors } from "./mentors/public-service.ts";
import { softwareMentors } from "./mentors/software.ts";
import { teachingMentors } from "./mentors/teaching.ts";
import { tradesMentors } from "./mentors/trades.ts";
import type { Mentor } from "./types.ts";

/** Everyone who gives hours. The first one is the demo account. */
export const mentors: Mentor[] = [
  ...softwareMentors,
  ...accountingMentors,
  ...engineeringMentors,
  ...healthMentors,
  ...lawMentors,
  ...teachingMentors,
  ...designMentors,
  ...marketingMentors,
  ...agricultureMentors,
  ...tradesMentors,
  ...publicServiceMentors,
  ...businessMentors,
];
