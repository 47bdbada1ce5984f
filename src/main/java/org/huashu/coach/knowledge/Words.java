package org.huashu.coach.knowledge;

import java.util.List;

/**
 * The word lists.
 *
 * @param allowed innocent words: a hit wholly inside one of them is dropped
 * @param synonyms groups of words that mean the same
 * @param brands names of brands and products
 */
public record Words(List<String> allowed, List<List<String>> synonyms, List<String> brands) {}
