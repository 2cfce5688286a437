package io.chokepoint.measure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A distribution with a published result, and how {@code measure} gets it.
 *
 * @param name in the file of results
 * @param decimals of one written unit
 * @param source a CSV file below the folder of data; or, where there is none that fits, a query that makes one with the
 *     columns holder and amount
 * @param holder column of holders
 * @param amount column of amounts
 */
record PublishedDistribution(String name, int decimals, String source, String holder, String amount) {
    private static final String INTERNET_COMPUTER = "select coalesce(%s, 'none') as holder, 1 as amount"
            + " from read_csv('compute/dfinity-ic/current_nodes_20250819.csv.gz', all_varchar = true)";
    private static final String SOLANA = "select %s as holder, active_stake as amount"
            + " from read_json('compute/solana-validators/mainnet_validators_epoch780.json.gz')"
            + " where active_stake > 0";
    private static final String SUI = "select coalesce(%s, 'none') as holder, stake as amount"
            + " from read_csv('compute/sui-validators/sui_validators.csv', all_varchar = true)";
    private static final String BALANCER = "select pay.key as holder, pay.value as amount"
            + " from (select unnest(map_entries(from_json(json, '\"MAP(VARCHAR, VARCHAR)\"'))) as pay"
            + " from read_json_objects('defi/balancer-lm/%s'))";
    private static final String ROCKET_POOL = "select node.key as holder, node.value.%s as amount"
            + " from (select unnest(map_entries(nodeRewards)) as node"
            + " from read_json('defi/rocketpool-rewards/rp-rewards-mainnet-20.json.gz', columns ="
            + " {nodeRewards: 'MAP(VARCHAR, STRUCT(collateralRpl VARCHAR, smoothingPoolEth VARCHAR))'}))"
            + " where amount is not null";
    private static final String CCTP = "select source_chain as holder, cctp_burn_usdc as amount"
            + " from read_csv('stablecoin/cctp/cctp_flow_summary.csv', all_varchar = true)"
            + " where window_id = '%s'";
    // The peer adds a protocol's doubles in the order of the file and rounds the sum, ties to even.
    private static final String OSO = "select to_artifact_name as holder,"
            + " round_even(100 * sum(amount order by file_row_number), 0)::hugeint as amount"
            + " from (select *, row_number() over (partition by event_source_id order by file_row_number) as nth"
            + " from read_parquet('defi/oso-tvl/enriched_tvl_events.parquet', file_row_number = true)"
            + " where time like '2025-02-17%%') where nth <= %d group by holder";

    static final List<PublishedDistribution> ALL = List.of(
            file("uni_airdrop", "defi/uniswap-uni-airdrop/uni_airdrop.csv.gz", "address", "amount_wei"),
            query(
                    "ethereum_genesis",
                    0,
                    "select account.key as holder, account.value.balance::uhugeint as amount"
                            + " from (select unnest(map_entries(accounts)) as account"
                            + " from read_json('defi/ethereum-genesis/mainnet.json.gz',"
                            + " columns = {accounts: 'MAP(VARCHAR, STRUCT(balance VARCHAR))'}))"),
            query("balancer_lm_week01", 18, BALANCER.formatted("week01_totals.json")),
            query("balancer_lm_week20", 18, BALANCER.formatted("week20_totals.json.gz")),
            query("rocketpool_20_collateralRpl", 0, ROCKET_POOL.formatted("collateralRpl")),
            query("rocketpool_20_smoothingPoolEth", 0, ROCKET_POOL.formatted("smoothingPoolEth")),
            query("solana_780_validator_stake", 0, SOLANA.formatted("account")),
            query("solana_780_by_asn", 0, SOLANA.formatted("coalesce(autonomous_system_number::varchar, 'none')")),
            query("solana_780_by_dc", 0, SOLANA.formatted("coalesce(data_center_key, 'none')")),
            // The file says of no validator which client it runs.
            query("solana_780_by_client", 0, SOLANA.formatted("'none'")),
            file("sui_validator_stake", "compute/sui-validators/sui_validators.csv", "name", "stake", 9),
            query("sui_by_cloud", 9, SUI.formatted("cloud")),
            query("sui_by_country", 9, SUI.formatted("country")),
            query("ic_20250819_nodes_by_provider", 0, INTERNET_COMPUTER.formatted("node_provider_id")),
            query("ic_20250819_nodes_by_dc", 0, INTERNET_COMPUTER.formatted("dc_id")),
            query("ic_20250819_nodes_by_dc_owner", 0, INTERNET_COMPUTER.formatted("owner")),
            query("ic_20250819_nodes_by_country", 0, INTERNET_COMPUTER.formatted("split_part(region, ',', 2)")),
            query("ic_20250819_nodes_by_operator", 0, INTERNET_COMPUTER.formatted("node_operator_id")),
            file(
                    "eth_rated_operator",
                    "compute/eth-staking/rated_operator_hhi_2025-10-21.csv.gz",
                    "name",
                    "effective_balance_gwei"),
            file("cosmoshub", "compute/cosmoshub/cosmoshub_hhi_2025-10-21.csv", "name", "power"),
            file(
                    "livepeer_delegators",
                    "compute/livepeer/delegator_claim_snapshot.csv.gz",
                    "delegator",
                    "pending_stake"),
            file(
                    "livepeer_stake_by_orchestrator",
                    "compute/livepeer/delegator_claim_snapshot.csv.gz",
                    "delegate",
                    "pending_stake"),
            query(
                    "retropgf3_op_received",
                    2,
                    "select \"Project Name\" || row_number() over () as holder,"
                            + " replace(\"OP Received\", ',', '') as amount"
                            + " from read_csv('dao/retropgf3/results_canonical.csv.gz', all_varchar = true)"
                            + " where \"OP Received\" is not null"),
            query(
                    "maker_poll_mkr",
                    18,
                    "select unnest(regexp_extract_all(content, '\"voter\": \"(\\w+)\"', 1)) as holder,"
                            + " unnest(regexp_extract_all(content, '\"mkrSupport\": ([0-9.]+)', 1)) as amount"
                            + " from read_text('dao/maker/tally.json')"),
            query(
                    "gitcoin_total_funding_by_payout",
                    2,
                    "select lower(coalesce(payoutaddress, 'none')) as holder, total_funding as amount"
                            + " from read_csv('dao/gitcoin/cGrantsByRound.csv.gz', all_varchar = true)"
                            + " where total_funding is not null"),
            query(
                    "stablecoin_mcap_2026-08-22",
                    6,
                    "select coin_name as holder, trunc(market_cap::decimal(38, 12), 6)::decimal(38, 6) as amount"
                            + " from read_csv('stablecoin/marketcap-tracker/stablecoin_marketcap.csv.gz',"
                            + " all_varchar = true) where date = '2026-08-22 00:43:46.000'"),
            query("cctp_usdc_7d_20241117_20241124_by_source", 2, CCTP.formatted("usdc_7d_20241117_20241124")),
            query("cctp_usdc_7d_20260218_20260225_by_source", 2, CCTP.formatted("usdc_7d_20260218_20260225")),
            query("oso_tvl_by_protocol_2025-02-17_raw", 0, OSO.formatted(Integer.MAX_VALUE)),
            query("oso_tvl_by_protocol_2025-02-17_dedup", 0, OSO.formatted(1)));

    private static PublishedDistribution file(String name, String file, String holder, String amount) {
        return file(name, file, holder, amount, 0);
    }

    private static PublishedDistribution file(String name, String file, String holder, String amount, int decimals) {
        return new PublishedDistribution(name, decimals, file, holder, amount);
    }

    private static PublishedDistribution query(String name, int decimals, String query) {
        return new PublishedDistribution(name, decimals, query, "holder", "amount");
    }

    /** The CSV file, which a query writes into the folder for what is made. */
    Path file(Path data, Path made) throws SQLException {
        if (!source.startsWith("select ")) {
            return data.resolve(source);
        }
        Path file = made.resolve(name + ".csv");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set file_search_path = '%s'".formatted(data));
            statement.execute("copy (%s) to '%s' (header)".formatted(source, file));
        }
        return file;
    }

    @Override
    public String toString() {
        return name;
    }
}
