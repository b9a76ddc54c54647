/** Who may be found, read and booked. The queries of the search and of bookings say the same in SQL. */
export function isListed(mentor: {
  status: string;
  suspended_at: number | null;
  email_verified_at: number | null;
}): boolean {
  return (
    mentor.status === "approved" &&
    mentor.suspended_at === null &&
    mentor.email_verified_at !== null
  );
}
