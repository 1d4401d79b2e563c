// A feed that the reader follows, with what was last read of it.
import type { Status } from "../messages.js";
import type { FeedItem } from "./feed.js";

export interface FeedRecord {
  url: string;
  title: string;
  /** The newest items, as many as are kept. */
  items: FeedItem[];
  /** What the server wants back to say "not modified". */
  etag: string;
  modified: string;
  /** Milliseconds since 1970; 0: never. */
  checked_at: number;
  /** Not before. */
  next_at: number;
  status: Status;
}
