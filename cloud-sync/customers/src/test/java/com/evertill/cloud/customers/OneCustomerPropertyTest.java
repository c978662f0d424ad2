package com.evertill.cloud.customers;

import static com.evertill.cloud.customers.Town.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done in whatever order, with restarts in between: a contact leads to one customer, who has it, or to nobody. */
class OneCustomerPropertyTest {
    private static final List<String> CONTACTS =
            List.of("+49301111111", "+49302222222", "a@example.org", "b@example.org");

    @Property(tries = 60)
    void a_contact_is_never_two_customers(@ForAll long seed) throws IOException {
        var dice = new Random(seed);
        var folder = Files.createTempDirectory("customers");
        var known = new HashSet<String>();
        try (var town = new Town(folder)) {
            for (int turn = 0; turn < 30; turn++) {
                does(town, dice, known);
                agree(town, known);
            }
        }
    }

    private static void does(Town town, Random dice, Set<String> known) {
        var contact = CONTACTS.get(dice.nextInt(CONTACTS.size()));
        var somebody = known.isEmpty() ? "nobody" : List.copyOf(known).get(dice.nextInt(known.size()));
        town.pass(Duration.ofMinutes(13));
        switch (dice.nextInt(7)) {
            case 0, 1 -> {
                if (town.ask(contact).isEmpty()) {
                    var id = town.id();
                    var code = town.code(contact);
                    for (int repeat = 0; repeat <= dice.nextInt(2); repeat++) {
                        if (town.customers().signIn(id, contact, code, WEB, town.now)
                                instanceof SignIn.Done(var _, var customer)) {
                            known.add(customer);
                        }
                    }
                }
            }
            case 2, 3 -> {
                if (town.ask(contact).isEmpty()) {
                    var add = new CustomerCommand.AddContact(contact, town.code(contact));
                    var command = new Customers.Command(somebody, town.id(), WEB, add);
                    town.customers().take(command, town.now);
                    town.customers().take(command, town.now);
                }
            }
            case 4 -> town.does(somebody, new CustomerCommand.RemoveContact(contact));
            case 5 -> {
                if (dice.nextInt(3) == 0) {
                    town.does(somebody, new CustomerCommand.Erase());
                }
            }
            default -> town.restart();
        }
    }

    private static void agree(Town town, Set<String> known) {
        Map<String, String> owners = new HashMap<>();
        for (var customer : known) {
            town.customers().profile(customer).ifPresent(profile -> {
                assertThat(profile.contacts()).isNotEmpty();
                for (var contact : profile.contacts()) {
                    assertThat(owners.put(contact.address(), customer))
                            .as("%s is of two", contact.address())
                            .isNull();
                }
            });
        }
        for (var contact : CONTACTS) {
            assertThat(town.customers().byContact(contact).orElse("nobody"))
                    .isEqualTo(owners.getOrDefault(contact, "nobody"));
        }
    }
}
