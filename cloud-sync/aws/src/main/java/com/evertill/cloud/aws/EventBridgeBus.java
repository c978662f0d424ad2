package com.evertill.cloud.aws;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * A custom bus of EventBridge (PutEvents). It takes an event again as another one, so whoever takes events has an
 * {@link com.evertill.cloud.events.Inbox}; and it may take some of a handful and refuse others.
 */
public final class EventBridgeBus implements EventBus, AutoCloseable {
    private final EventBridgeClient eventBridge;
    private final String bus;

    /**
     * @param eventBridge is closed with this.
     * @param bus its name or ARN.
     */
    public EventBridgeBus(EventBridgeClient eventBridge, String bus) {
        this.eventBridge = eventBridge;
        this.bus = bus;
    }

    @Override
    public void put(List<CloudEvent> events) {
        if (events.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("A bus takes " + MOST_AT_ONCE + " events at once, not " + events.size());
        }
        var entries = events.stream().map(this::entry).toList();
        try {
            var answer = eventBridge.putEvents(request -> request.entries(entries));
            if (answer.failedEntryCount() > 0) {
                throw new BusFault("EventBridge did not take " + answer.failedEntryCount() + " of " + events.size()
                        + " events: " + reasons(answer.entries())
                        + ". They are put again; if it stays so, look at the bus "
                        + bus + " and its quotas.");
            }
        } catch (SdkException e) {
            throw new BusFault(
                    "EventBridge cannot be reached: " + e.getMessage()
                            + ". Events wait; look at the network and at the role.",
                    e);
        }
    }

    private PutEventsRequestEntry entry(CloudEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(event.source())
                .detailType(event.type())
                .time(event.time())
                .detail(event.json())
                .build();
    }

    private static String reasons(List<PutEventsResultEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.errorCode() != null)
                .map(entry -> entry.errorCode() + " (" + entry.errorMessage() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        eventBridge.close();
    }
}
