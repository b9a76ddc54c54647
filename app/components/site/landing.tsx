import type { FieldConstraints } from "../../../server/forms.ts";
import { LinkButton, Section } from "../ui/index.ts";
import { MoneyRoad } from "./money-road.tsx";
import type { Rules } from "./rules.ts";

const TRY = ["First CV", "Software interview", "Articles", "Bursary letter"];

/** What it is, and the way in. */
export function Welcome({ limits }: { limits: FieldConstraints | undefined }) {
  return (
    <div className="two wide head">
      <div className="stack">
        <h1>Book an hour with someone who already does the work you want&nbsp;to&nbsp;do.</h1>
        <p className="lede">
          One hour, by text, with a South African professional. You pay the mentor’s price and
          nothing on top. The chat uses about 60&nbsp;kB, less than one photo, and you keep every
          word.
        </p>
        <search>
          <form action="/mentors" method="get" className="field">
            <label htmlFor="q">What do you want help with?</label>
            <div className="search">
              <input type="search" id="q" name="q" {...limits} autoComplete="off" />
              <button type="submit" className="btn">
                Find a mentor
              </button>
            </div>
          </form>
        </search>
        <p className="tags">
          <span className="vh">Or try: </span>
          {TRY.map((words) => (
            <a key={words} href={`/mentors?q=${encodeURIComponent(words.toLowerCase())}`}>
              {words}
            </a>
          ))}
        </p>
      </div>
      <Excerpt />
    </div>
  );
}

const EXCERPT = [
  ["Lerato", "I have sent forty applications and heard from two."],
  ["Thandeka", "Paste the letter you liked best. Not the CV, the letter."],
  ["Lerato", "“I am a hard-working team player with a passion for technology”"],
  [
    "Thandeka",
    "That sentence is in every letter on my desk. What have you built that somebody used?",
  ],
] as const;

function Excerpt() {
  return (
    <figure className="talk excerpt">
      {EXCERPT.map(([by, words]) => (
        <div className="turn" key={words}>
          <p>
            <b>{by}</b>
          </p>
          <p>{words}</p>
        </div>
      ))}
      <figcaption className="muted">
        How an hour can begin. Lerato and Thandeka are invented.
      </figcaption>
    </figure>
  );
}

export function HowItWorks({ rules }: { rules: Rules }) {
  return (
    <section className="sec" aria-labelledby="how">
      <h2 id="how">How it works</h2>
      <ol className="steps">
        <li>
          <span className="num" aria-hidden="true">
            1
          </span>
          <h3>Find the person</h3>
          <p>
            Search by field, skill, language and price. A person has read every profile before it
            appears.
          </p>
        </li>
        <li>
          <span className="num" aria-hidden="true">
            2
          </span>
          <h3>Book an hour and pay</h3>
          <p>
            Choose a time. It is kept for you for {rules.holdMinutes} minutes while you pay, and
            yours as soon as the payment is in.
          </p>
        </li>
        <li>
          <span className="num" aria-hidden="true">
            3
          </span>
          <h3>Meet in the room</h3>
          <p>
            It opens {rules.roomOpensMinutes} minutes early and closes by itself after the hour.
            Afterwards you both have the transcript.
          </p>
        </li>
      </ol>
    </section>
  );
}

export function WhatItCosts({ rules }: { rules: Rules }) {
  return (
    <Section title="What happens to your money" id="money">
      <MoneyRoad rules={rules} />
      <p className="acts">
        <LinkButton kind="link" href="/fees">
          All fees and refund rules
        </LinkButton>
      </p>
    </Section>
  );
}
