package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationCostTest {

    /** A page of rows, each with so many indices. */
    private static OperationCost overview(long rows, int indices) {
        OperationCost root = OperationCost.root();
        OperationCost page = new OperationCost("page", 1, 1, false);
        OperationCost edges = new OperationCost("edges", 0, rows, false);
        OperationCost node = new OperationCost("node", 1, 1, false);
        root.add(page);
        page.add(edges);
        edges.add(node);
        for (int i = 0; i < indices; i++) {
            OperationCost index = new OperationCost("i" + i, 1, 1, false);
            index.add(new OperationCost("value", 0, 1, true));
            node.add(index);
        }
        return root;
    }

    @Test
    void whatStandsBelowAPageCostsAsOftenAsItHasRows() {
        assertThat(overview(50, 5).most()).isEqualTo(1 + 50 + 250);
        assertThat(overview(50, 5).cells()).isEqualTo(250);
        assertThat(overview(50, 5).objects()).isEqualTo(1 + 50 + 250);
    }

    @Test
    void anAnswerCostsWhatItHolds() {
        Map<String, Object> row = Map.of("node", Map.of("i0", Map.of("value", 1.0)));

        assertThat(overview(50, 1).of(Map.of("page", Map.of("edges", List.of(row, row)))))
                .isEqualTo(1 + 2 * 2);
        assertThat(overview(50, 1).of(Map.of())).isEqualTo(1);
    }

    @Test
    void nothingIsFree() {
        assertThat(OperationCost.root().most()).isEqualTo(1);
    }

    @Test
    void pagesInPagesDoNotOverflow() {
        OperationCost root = OperationCost.root();
        OperationCost parent = root;
        for (int depth = 0; depth < 20; depth++) {
            OperationCost page = new OperationCost("p", 1, 1000, false);
            parent.add(page);
            parent = page;
        }
        parent.add(new OperationCost("v", 0, 1, true));

        assertThat(root.most()).isGreaterThan(1_000_000_000L);
        assertThat(root.cells()).isGreaterThan(1_000_000_000L);
    }
}
