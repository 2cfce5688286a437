package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OperationsIT {

    @Test
    void everyOperationKeepsTheContractForTwoTenants() throws IOException, InterruptedException {
        RunningPlatform platform = RunningPlatform.get();
        ProcessBuilder contract = new ProcessBuilder("npm", "run", "--silent", "contract").redirectErrorStream(true);
        contract.environment().put("CONTRACT_URL", platform.url());
        contract.environment().put("CONTRACT_TOKEN_ALL", platform.token("acme-admin"));
        contract.environment().put("CONTRACT_TOKEN_VIEWER", platform.token("acme-viewer"));
        contract.environment().put("CONTRACT_TOKEN_PART", platform.token("globex-admin"));
        contract.environment()
                .put(
                        "CONTRACT_SUBJECTS",
                        """
                        {"shared": {"key": "harbor-swap", "resource": "FEES_EARNED"},
                         "foreign": {"key": "meridian-dao", "resource": "VOTING_POWER"}}
                        """);

        Process process = contract.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
