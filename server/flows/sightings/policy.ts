/** After so many views in a row without the form a page that had it has lost it: one may have been slow to draw it. */
export const VIEWS_OF_A_PAGE = 3;
/** After so many a form that was found nowhere yet is chosen wrongly, or the rules lead to other pages. */
export const VIEWS_OF_A_SITE = 20;

/** Whether it is to be told: a page with a name had the form before, the site as a whole never had. */
export const isTrouble = ({ page, missingViews }: { page: string; missingViews: number }): boolean =>
  missingViews >= (page === "" ? VIEWS_OF_A_SITE : VIEWS_OF_A_PAGE);
