export { admin } from "./admin.ts";
export { briefs } from "./briefs.ts";
export { categories } from "./categories.ts";
export { conversations, liveConversation } from "./conversations.ts";
export { ICON_NAMES, type IconName } from "./icons.ts";
export { mentees } from "./mentees.ts";
export { mentors } from "./mentors.ts";
export type {
  Admin,
  Brief,
  Category,
  CategorySlug,
  Conversation,
  LanguageCode,
  Mentee,
  Mentor,
  Turn,
  WeeklyHours,
} from "./types.ts";
