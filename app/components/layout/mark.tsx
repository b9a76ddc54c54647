/** Twelve petals: a clock face and a protea. */
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <circle
        cx="16"
        cy="16"
        r="10"
        fill="none"
        stroke="currentColor"
        strokeWidth="8"
        pathLength="12"
        strokeDasharray=".56 .44"
        strokeDashoffset=".28"
        transform="rotate(-90 16 16)"
      />
    </svg>
  );
}
