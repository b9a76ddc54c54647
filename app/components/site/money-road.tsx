import { money } from "../../lib/format.ts";
import { Road, Split, When } from "../ui/index.ts";
import type { Rules } from "./rules.ts";

/** What happens to the money of one hour, dated, and whose share it becomes. */
export function MoneyRoad({ rules }: { rules: Rules }) {
  const { example, commissionTiers } = rules;
  const price = money(example.priceCents);
  const shares = commissionTiers.map(({ bps }) => bps / 100);
  return (
    <>
      <p className="lede">
        Say you book {price} for <When at={example.startsAt} show="day-time" />.
      </p>
      <Road
        steps={[
          {
            at: "When you book",
            what: `You pay ${price}. We hold it; the mentor has not been paid.`,
            now: true,
          },
          ...(example.cancelUntil === null
            ? []
            : [
                {
                  at: (
                    <>
                      Until <When at={example.cancelUntil} show="day-time" />
                    </>
                  ),
                  what: `Cancel and ${price} goes back the way you paid. Later than that, only if somebody else takes the hour.`,
                },
              ]),
          {
            at: <When at={example.startsAt} show="day-time" />,
            what: (
              <>
                You meet. If your mentor is not there by{" "}
                <When at={example.absentFrom} show="time" />, {price} goes back the way you paid.
              </>
            ),
          },
          {
            at: (
              <>
                Until <When at={example.releaseAt} show="day-time" />
              </>
            ),
            what: "The money is still held. If something went wrong, tell us now and a person reads it.",
          },
          {
            at: <When at={example.payoutAt} show="day" />,
            what: `The mentor is paid. Our share is ${Math.max(...shares)} % at first and falls to ${Math.min(...shares)} % with experience.`,
          },
        ]}
      />
      <Split
        netCents={example.netCents}
        commissionCents={example.commissionCents}
        to={`to a mentor with ${example.completedSessions} paid sessions behind them`}
      />
    </>
  );
}
