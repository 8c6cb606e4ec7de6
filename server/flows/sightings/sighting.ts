/** One page view of an offer that works through the site's own form: it was there, or it was not. */
export interface Sighting {
  workspaceId: string;
  siteId: string;
  flowId: string;
  nodeId: string;
  /** The page's address. */
  page: string;
  isFound: boolean;
  /** Epoch milliseconds */
  at: number;
}

/** A page, or with no page the site as a whole, that lacks a form which it had. */
export interface Missing {
  page: string;
  foundAt: Date | null;
  missingSince: Date;
  missingViews: number;
}
