import { title } from "../lib/title.ts";

export const meta = () => title("Book an hour with someone who does the work you want to do");

export default function Landing() {
  return <h1>MentorLink</h1>;
}
