import type { Admin } from "./types.ts";

export const admin: Admin = {
  name: "Anele Jacobs",
  email: "admin@mentorlink.test",
};
