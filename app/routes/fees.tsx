import { useLoaderData } from "@remix-run/react";
import { Document } from "../components/site/document.tsx";
import {
  WhatMentorsPay,
  WhatYouPay,
  WhenSomethingWasWrong,
  WhenTheMentorDoesNot,
  WhenYouCancel,
} from "../components/site/fees.tsx";
import { MoneyRoad } from "../components/site/money-road.tsx";
import { Section } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () =>
  title(
    "Fees and refunds",
    "What an hour costs, whose share it becomes, and what comes back when.",
  );

export const loader = page(async ({ api }) => {
  const [rules, documents] = await Promise.all([api.site.rules(), api.accounts.documents()]);
  return { rules, version: documents.refunds };
});

export default function Fees() {
  const { rules, version } = useLoaderData<typeof loader>();
  return (
    <Document
      title="Fees and refunds"
      lede="You pay the mentor’s price and nothing on top. We hold it until the hour has happened."
      version={version}
    >
      <Section title="One hour, step by step" id="road">
        <MoneyRoad rules={rules} />
      </Section>
      <WhatYouPay rules={rules} />
      <WhenYouCancel rules={rules} />
      <WhenTheMentorDoesNot rules={rules} />
      <WhenSomethingWasWrong rules={rules} />
      <WhatMentorsPay rules={rules} />
    </Document>
  );
}
