import { watchDemoPhones } from "@/server/telephony/demo-phones";

export const GET = watchDemoPhones;
