/**
 * Whether a browser says of itself that nobody sits before it: search engines, previews of chats, speed tests. They run
 * pages too, and would stand in every count as visitors who never ask.
 */
export const isRobot = (userAgent: string | null): boolean => userAgent !== null && ROBOT.test(userAgent);

/** "Bot" alone is also the end of a brand of phones. */
const ROBOT =
  /bot\/|\+https?:|crawl|spider|slurp|mediapartners|lighthouse|page ?speed|gtmetrix|pingdom|uptime|bingpreview|facebookexternalhit|ptst\//i;
