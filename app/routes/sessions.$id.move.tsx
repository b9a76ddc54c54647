import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SlotPicker } from "../components/mentors/slot-picker.tsx";
import { moveWords } from "../components/sessions/move-words.ts";
import { TooLate } from "../components/sessions/too-late.tsx";
import { FormErrors, PageHead, Section, SubmitButton, When } from "../components/ui/index.ts";
import { useFacts } from "../lib/facts.ts";
import { useFormState } from "../lib/form-state.ts";
import { form, goneTo, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(data ? `Another time with ${data.session.other.name}` : "Another time");

export const loader = page(async ({ api, params, url, context }) => {
  const sessionId = params.id ?? "";
  const session = await api.bookings.byId({ sessionId });
  // Nothing to move any more: the session's own page says how it stands.
  if (!session.actions.includes("move") && !session.actions.includes("ask_to_move"))
    return goneTo(`/sessions/${sessionId}`, context);
  const mentorId = session.role === "mentor" ? (context.viewer?.id ?? "") : session.other.id;
  const asked = url.searchParams.get("week");
  return {
    session,
    week: await api.discovery.week({ mentorId, ...(asked && { week: asked }) }),
    constraints: context.constraints("bookings.move"),
  };
});

export const action = form(async ({ api, params, input }) => {
  const sessionId = params.id ?? "";
  const { role } = await api.bookings.byId({ sessionId });
  if (role === "mentor")
    await api.bookings.askToMove({ ...input("bookings.askToMove"), sessionId });
  else await api.bookings.move({ ...input("bookings.move"), sessionId });
  return redirect(`/sessions/${sessionId}`);
});

export default function Move() {
  const data = useLoaderData<typeof loader>();
  return data ? <MoveForm {...data} /> : <TooLate />;
}

function MoveForm({ session, week, constraints }: NonNullable<Awaited<ReturnType<typeof loader>>>) {
  const form = useFormState(constraints);
  const words = moveWords(session, useFacts());
  return (
    <>
      <PageHead
        title={words.title}
        lede={<When at={session.startsAt} />}
        back={{ href: `/sessions/${session.id}`, label: "Back to the session" }}
      >
        {words.rules.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </PageHead>
      <Section title="Choose an hour" id="book">
        <form method="post" className="stack">
          <FormErrors form={form} />
          <SlotPicker week={week} chosen={session.proposedStartsAt} name="startsAt">
            <div className="acts">
              <SubmitButton full busy="One moment" data-pick={words.verb}>
                {words.button}
              </SubmitButton>
              <a href={`/sessions/${session.id}`}>Keep it where it is</a>
            </div>
          </SlotPicker>
        </form>
      </Section>
    </>
  );
}
