/**
 * The providers' wire formats, by LangChain4j over our own HTTP client, and by Amazon's for
 * Bedrock.
 */
@NullMarked
package health.primum.llm.provider;

import org.jspecify.annotations.NullMarked;
