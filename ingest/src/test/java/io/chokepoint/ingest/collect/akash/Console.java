package io.chokepoint.ingest.collect.akash;

import io.chokepoint.ingest.collect.RecordedSource;

/** The console's API with three providers, of which two are online. */
public final class Console {
    public static final String FIRST = "akash1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq7cdc78";
    public static final String SECOND = "akash1ppppppppppppppppppppppppppppppppg3zl66";
    public static final String OFFLINE = "akash1zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzm2nkk5";

    private static final String PROVIDER =
            """
            {"owner":"%s","hostUri":"https://p","isOnline":%s,"isAudited":true,"gpuModels":[],"attributes":[],
             "ipCountryCode":"%s"%s}""";
    private static final String STATS =
            """
            ,"stats":{"cpu":{"active":1000,"available":500,"pending":0},"gpu":{"active":%d,"available":3,"pending":1},
              "memory":{"active":1,"available":1,"pending":0},
              "storage":{"ephemeral":{"active":1,"available":1,"pending":0}}}""";
    private static final String LEASE =
            """
            {"lease":{"id":{"owner":"o","dseq":"%d","gseq":1,"oseq":1,"provider":"%s","bseq":0},"state":"active",
              "price":{"denom":"%3$s","amount":"1.000000000000000000"},"created_at":"1","closed_on":"0"},
             "escrow_payment":{"state":{"withdrawn":{"denom":"%3$s","amount":"%4$s"}}}}""";

    private Console() {}

    public static RecordedSource answering(RecordedSource source) {
        return source.on(
                        "/v1/providers",
                        RecordedSource.json("[%s,%s,%s]"
                                .formatted(
                                        PROVIDER.formatted(FIRST, true, "US", ""),
                                        PROVIDER.formatted(OFFLINE, false, "US", ""),
                                        PROVIDER.formatted(SECOND, true, "DE", ""))))
                .on("/v1/providers/" + FIRST, detail(FIRST, "US", 4))
                .on("/v1/providers/" + SECOND, detail(SECOND, "DE", 12))
                .on(
                        "/v1/network-capacity",
                        RecordedSource.json("{\"activeProviderCount\":2,\"resources\":{\"gpu\":{\"total\":24}}}"))
                .on(
                        "/v1/gpu-breakdown",
                        RecordedSource.json("[{\"date\":\"2026-11-01\",\"vendor\":\"nvidia\",\"model\":\"h100\","
                                + "\"providerCount\":2,\"nodeCount\":2,\"totalGpus\":24,\"leasedGpus\":16}]"))
                .on(
                        "/v1/validators",
                        RecordedSource.json("[{\"operatorAddress\":\"akashvaloper1\",\"votingPower\":5}]"))
                .on(
                        "/akash/market/v1beta5/leases/list",
                        RecordedSource.json("{\"leases\":[%s,%s],\"pagination\":{\"next_key\":\"2\",\"total\":\"3\"}}"
                                .formatted(
                                        LEASE.formatted(1, FIRST, "uakt", "100.500000000000000000"),
                                        LEASE.formatted(2, SECOND, "ibc/170C", "7.000000000000000000"))),
                        RecordedSource.json("{\"leases\":[%s],\"pagination\":{\"next_key\":null,\"total\":\"3\"}}"
                                .formatted(LEASE.formatted(3, FIRST, "uakt", "0.250000000000000000"))));
    }

    static RecordedSource.Reply detail(String owner, String country, int busy) {
        return RecordedSource.json(PROVIDER.formatted(owner, true, country, STATS.formatted(busy)));
    }
}
