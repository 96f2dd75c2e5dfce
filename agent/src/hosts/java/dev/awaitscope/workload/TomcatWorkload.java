package dev.awaitscope.workload;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat that answers real requests. */
public final class TomcatWorkload {
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    private TomcatWorkload() {}

    /** Prints the answers; the argument says what kind of threads make them: platform or virtual. */
    public static void main(String[] args) throws Exception {
        LOGGER.setLevel(Level.SEVERE);
        Path folder = Files.createDirectories(Path.of("tomcat"));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        if (args[0].equals("virtual")) {
            connector.getProtocolHandler().setExecutor(Virtual.executorPerTask());
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toAbsolutePath().toString());
        Tomcat.addServlet(context, "answering", new Answering());
        context.addServletMappingDecoded("/*", "answering");
        tomcat.start();
        Requests.ask(connector.getLocalPort());
        tomcat.stop();
        tomcat.destroy();
        System.out.println("stopped " + tomcat.getServer().getState());
    }

    private static final class Answering extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(Requests.answer(request.getPathInfo().substring(1)));
        }
    }
}
