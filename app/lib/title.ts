const NAME = "MentorLink";

/** `export const meta = () => title("Sign in")`. "Error: " is put first when a form failed. */
export function title(text: string, description?: string) {
  return [
    { title: text === NAME ? NAME : `${text} - ${NAME}` },
    ...(description ? [{ name: "description", content: description }] : []),
  ];
}
