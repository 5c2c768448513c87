package org.fwabi.processor.spec;

import java.util.List;
import org.fwabi.processor.source.Node.ScalarNode;

/**
 * What a family file says: the family as far as that file alone tells, and which semantics files complete it.
 *
 * @param family with empty semantics
 * @param semantics names of the files, each with its place
 */
record FamilyDocument(Family family, List<ScalarNode> semantics) {
    FamilyDocument {
        semantics = List.copyOf(semantics);
    }
}
