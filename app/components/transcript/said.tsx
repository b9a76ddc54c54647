import { type Block, blocksOf, type Inline } from "./rendering.ts";

/** What was said, as words, code and links. Printed as text: no markup of a sender's reaches the page. */
export function Said({ body, by }: { body: string; by: string }) {
  return blocksOf(body).map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
    <SaidBlock key={i} block={block} by={by} />
  ));
}

function SaidBlock({ block, by }: { block: Block; by: string }) {
  if (block.kind === "code")
    return (
      // Long lines scroll sideways, so the keyboard must be able to reach the box.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <pre tabIndex={0} role="group" aria-label={`Code from ${by}`}>
        <code>{block.text}</code>
      </pre>
    );
  return (
    <p>
      {block.inlines.map((inline, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
        <SaidInline key={i} inline={inline} />
      ))}
    </p>
  );
}

function SaidInline({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "link":
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {inline.text}
          <span className="vh"> (opens a new tab)</span>
        </a>
      );
  }
}
