import { type Icon, IconAntenna, IconHeadset, IconPhoneOff, IconUsersMinus } from "@tabler/icons-react";
import type { Tone } from "@/components/ui/theme";
import type { DelayCause } from "@/core/speed/measure";

/** What people waited for always looks the same: in the bars and beside a lead. */
export const CAUSE_LOOKS: Record<DelayCause, { tone: Tone; icon: Icon }> = {
  "nobody-free": { tone: "red", icon: IconUsersMinus },
  "operator-slow": { tone: "amber", icon: IconHeadset },
  "carrier-slow": { tone: "cyan", icon: IconAntenna },
  "customer-no-answer": { tone: "violet", icon: IconPhoneOff },
};
