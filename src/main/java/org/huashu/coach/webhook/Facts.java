package org.huashu.coach.webhook;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a client tells of customer, order and product, by dotted name: {@code order.id}. Strings,
 * numbers and booleans are kept, what is nested is not.
 */
final class Facts {

  private static final int MOST = 100;
  private static final int MOST_NAME_UNITS = 100;
  private static final int MOST_VALUE_UNITS = 1_000;

  private final Map<String, String> facts = new HashMap<>();

  private Facts() {}

  static Map<String, String> of(Fields data) {
    Facts facts = new Facts();
    Fields customer = data.object("customer");
    customer.id("id");
    facts.add("customer", data, customer);
    data.optionalObject("order").ifPresent(order -> {
      order.id("id");
      facts.add("order", data, order);
    });
    if (data.isString("product")) {
      facts.facts.put("product.id", data.id("product"));
    } else {
      data.optionalObject("product").ifPresent(product -> facts.add("product", data, product));
    }
    return facts.facts;
  }

  private void add(String group, Fields data, Fields fields) {
    for (Map.Entry<String, JsonNode> field : fields.all()) {
      String name = field.getKey();
      if (!field.getValue().isValueNode() || field.getValue().isNull()) {
        continue;
      }
      if (name.length() > MOST_NAME_UNITS || facts.size() == MOST) {
        data.wrong(group, "at most " + MOST + " values in all, with names of at most "
            + MOST_NAME_UNITS + " UTF-16 units", "");
        return;
      }
      String value = field.getValue().asString();
      facts.put(group + "." + name, value.length() > MOST_VALUE_UNITS
          ? fields.wrong(name, "at most " + MOST_VALUE_UNITS + " UTF-16 units", "")
          : fields.wellFormed(name, value));
    }
  }
}
