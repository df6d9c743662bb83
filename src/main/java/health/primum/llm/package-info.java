/**
 * The only package that knows LangChain4j: live, recorded and scripted models behind the
 * ModelClient port.
 */
@NullMarked
package health.primum.llm;

import org.jspecify.annotations.NullMarked;
