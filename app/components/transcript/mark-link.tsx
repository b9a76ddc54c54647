/** A line between messages that leads to others. */
export function MarkLink({ href, children }: { href: string; children: string }) {
  return (
    <div className="mark">
      <a className="tap" href={href}>
        {children}
      </a>
    </div>
  );
}
