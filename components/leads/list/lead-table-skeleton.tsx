import { Skeleton } from "@mantine/core";
import { Loading } from "@/components/ui/loading";
import classes from "./leads.module.css";

const ROWS = ["1", "2", "3", "4", "5", "6", "7", "8"];

/** The list's shape while it loads: as many columns as the table has, each as wide as what it will hold. */
export function LeadTableSkeleton() {
  return (
    <Loading className={classes.skeleton}>
      {ROWS.map((row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={12} width={48} />
          <div>
            <Skeleton height={12} width="70%" />
            <Skeleton height={10} width="85%" mt={8} />
          </div>
          <Skeleton height={12} width="80%" />
          <div>
            <Skeleton height={18} width={90} />
            <Skeleton height={4} mt={10} />
          </div>
          <Skeleton height={12} width="60%" />
        </div>
      ))}
    </Loading>
  );
}
