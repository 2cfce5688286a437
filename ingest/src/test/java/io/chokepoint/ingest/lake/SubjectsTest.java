package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

    @Test
    void newSubjectsAreNumberedInTheOrderOfTheirIdsHoweverTheyCome() {
        subjects.add(List.of(subject("first", "test/two", "Two"), subject("first", "test/one", "One")));
        assertThat(subjects.changed())
                .extracting(row -> row.get(1), row -> row.get(row.size() - 1))
                .containsExactly(tuple("test/two", 2), tuple("test/one", 1));
    }

    private static Subject subject(String dataset, String name) {
        return subject(dataset, "test/one", name);
    }

    private static Subject subject(String dataset, String id, String name) {
        return new Subject(
                dataset, id, name, Domain.DEFI, "offchain", "test", Resource.REWARDS, "USD", 2, "unknown", "a test");
    }
}
