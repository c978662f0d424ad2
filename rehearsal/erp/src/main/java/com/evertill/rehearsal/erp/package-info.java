/**
 * A stand-in for the ERP of a retailer: takes signed messages about sales, keeps each once, and can say what they come to. It is slow, wrong and sometimes
 * away, as the real ones are; never shipped.
 *
 * <p>It knows nothing of Evertill but what its page for integrators says: it verifies Standard Webhooks by its own code
 * ({@link com.evertill.rehearsal.erp.Verifier}), and reads CloudEvents and POSLog by its own ({@link com.evertill.rehearsal.erp.Reading}). What may go wrong
 * is {@link com.evertill.rehearsal.erp.ErpFault}; whoever starts it says when. It is away when nobody has started it: what it has taken is in its file.
 */
@NullMarked
package com.evertill.rehearsal.erp;

import org.jspecify.annotations.NullMarked;
