/** The field of a form that says for whom its page was made: a user's id. */
export const PAGE_OF = "page-of";
