import { useLoaderData } from "@remix-run/react";
import { PageHead } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: { subject: string } | undefined }) =>
  title(data?.subject ?? "Letter");

export const loader = page(({ api, params }) => api.sandbox.mail({ id: params.id ?? "" }));

/** A letter as its reader would see it; links become links so that a newcomer can follow them. */
export default function SandboxMail() {
  const { to, subject, text } = useLoaderData<typeof loader>();
  return (
    <div className="form stack">
      <PageHead
        title={subject}
        lede={`To ${to}`}
        back={{ href: "/sandbox#mail", label: "All mail" }}
      />
      {text.split("\n\n").map((paragraph, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter's paragraphs never move
        <p key={i} className="said">
          {linked(paragraph)}
        </p>
      ))}
    </div>
  );
}

function linked(paragraph: string) {
  const at = paragraph.search(/https?:\/\//);
  if (at < 0) return paragraph;
  const url = paragraph.slice(at);
  return (
    <>
      {paragraph.slice(0, at)}
      <a href={url}>{url}</a>
    </>
  );
}
