import { useEffect, useState } from "react";
import { kilobytes } from "./room-session.ts";

/** What an hour of 200 messages may cost over the wire (UX), in kB. */
const HOUR_KB = 60;

/** The data this room has used: messages as counted here, the page as the browser reports it. */
export function DataMeter({ bytes }: { bytes: number }) {
  const page = usePageBytes();
  const used = kilobytes(bytes);
  return (
    <p className="data">
      <label htmlFor="used">{used} kB of data for messages</label>
      <meter id="used" min={0} max={HOUR_KB} value={Math.min(used, HOUR_KB)}>
        {used} of {HOUR_KB} kB
      </meter>
      <span className="wide-only">
        An hour is about {HOUR_KB} kB.
        {page !== null && ` The page itself: ${kilobytes(page)} kB.`}
      </span>
    </p>
  );
}

/** What came over the network for this page; nothing is counted for what was in the cache. */
function usePageBytes(): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    const look = () => {
      const entries = [
        ...performance.getEntriesByType("navigation"),
        ...performance.getEntriesByType("resource"),
      ];
      setBytes(entries.reduce((sum, entry) => sum + transferred(entry), 0));
    };
    look();
    addEventListener("load", look);
    return () => removeEventListener("load", look);
  }, []);
  return bytes;
}

function transferred(entry: PerformanceEntry): number {
  return entry instanceof PerformanceResourceTiming ? entry.transferSize : 0;
}
