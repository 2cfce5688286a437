package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private final Subjects subjects = new Subjects();

    @Test
    void aSubjectsResourceBelongsToOneDataset() {
        subjects.add(List.of(subject("first", "One")));
        assertThatThrownBy(() -> subjects.add(List.of(subject("second", "One"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'test/one' with resource rewards belongs to data set 'first'");
    }

    @Test
    void aSubjectMayBeDeclaredTwiceButNotDifferently() {
        subjects.add(List.of(subject("first", "One"), subject("first", "One")));
        assertThat(subjects.changed()).hasSize(1);
        assertThatThrownBy(() -> subjects.add(List.of(subject("first", "Two"))))
                .hasMessageContaining("declared twice and differently");
    }

    private static Subject subject(String dataset, String name) {
        return new Subject(
                dataset,
                "test/one",
                name,
                Domain.DEFI,
                "offchain",
                "test",
                Resource.REWARDS,
                "USD",
                2,
                "unknown",
                "a test");
    }
}
