package nl.doorstroom.access;

import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a role and, where it has one, the organisation it acts for.
 *
 * @param actor under which it is journalled; also the scope of its idempotency keys
 * @param demo whether it is a demo identity, which everyone on this machine may take
 */
public record Principal(
    Role role, @Nullable OrganizationId organization, ActorToken actor, boolean demo) {

  /** Whoever did not say who they are. */
  public static final Principal ANYONE =
      new Principal(Role.PUBLIC, null, new ActorToken("public"), false);

  /**
   * The organisation on which what is seen depends; null for roles that see the same whoever they
   * act for.
   */
  public @Nullable OrganizationId seesFor() {
    return switch (role) {
      case GP, PLANNER, MEDIATOR -> organization;
      case PUBLIC, TABLE_MEMBER, ADMINISTRATOR -> null;
    };
  }

  /**
   * The organisation for which boards are read: as {@link #seesFor}, and of members of the table,
   * who see what all of them do and which of it is for their own organisation to do.
   */
  public @Nullable OrganizationId readsFor() {
    return role == Role.TABLE_MEMBER ? organization : seesFor();
  }

  /** Refuses with 403 {@code not-yours} unless the role has {@code permission}. */
  public void require(Permission permission) {
    if (!permission.isGivenTo(role)) {
      throw new ProblemException(
          Problem.of(
              403,
              "not-yours",
              "Not allowed for this role",
              "role: " + role + " (expected: " + permission.roles() + ")"));
    }
  }

  /**
   * The organisation in whose name this acts.
   *
   * @throws ProblemException as 403 {@code organization-missing} when it acts for none
   */
  public OrganizationId actsFor() {
    if (organization == null) {
      throw new ProblemException(
          Problem.of(
              403,
              "organization-missing",
              "The identity names no organisation",
              "organization: none (expected: the organisation that " + role + " acts for)"));
    }
    return organization;
  }

  /** The same identity, acting for {@code other}. */
  public Principal actingFor(OrganizationId other) {
    return new Principal(role, other, actor, demo);
  }
}
