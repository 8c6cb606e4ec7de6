import { handleInngest } from "@/server/jobs/serve";

export { handleInngest as GET, handleInngest as POST, handleInngest as PUT };
