/** The main job: pages, chat, bookings, memory, start, bytes. */
import type { Area } from "../row.ts";
import { bookings } from "../subjects/bookings.ts";
import { bytes } from "../subjects/bytes.ts";
import { chat } from "../subjects/chat.ts";
import { memory } from "../subjects/memory.ts";
import { searchPage } from "../subjects/search-page.ts";
import { start } from "../subjects/start.ts";

export const main: Area = { search: searchPage, chat, bookings, memory, start, bytes };
