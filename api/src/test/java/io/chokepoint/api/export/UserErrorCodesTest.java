package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.export.ExportException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UserErrorCodesTest {
    @Test
    void whateverCanGoWrongWithAnExportIsACodeOfMutations() {
        assertThat(Arrays.stream(UserErrorCode.values()).map(Enum::name))
                .containsAll(Arrays.stream(ExportException.Code.values())
                        .map(Enum::name)
                        .toList());
    }
}
