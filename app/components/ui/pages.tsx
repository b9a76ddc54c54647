/** "Page 1 of 3" with the pages before and after. Nothing when there is one page. */
export function Pages({
  page,
  pages,
  href,
}: {
  page: number;
  pages: number;
  href(page: number): string;
}) {
  if (pages <= 1) return null;
  return (
    <nav className="acts" aria-label="Pages">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          Previous page
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          Next page
        </a>
      )}
    </nav>
  );
}
