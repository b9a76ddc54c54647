import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** axe finds nothing on the page as it stands; a finding names the rule and the element. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // There are no frames to gather from, for which it would open a page more.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary})`),
  );
  expect(findings, `axe on ${what}`).toEqual([]);
}
